"""A stand-in for fcitx on a bus of its own: keeps letters, and commits a word at the space, as pinyin input does."""

import sys

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

CONTEXT = "/org/freedesktop/portal/inputcontext/1"
INTERFACE = "org.fcitx.Fcitx.InputContext1"
SPACE = 0x20


def main() -> None:
    connection = open_dbus_connection(bus=sys.argv[1])
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Fcitx"))
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    typed = ""
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        member = message.header.fields[HeaderFields.member]
        if member == "CreateInputContext":
            connection.send(new_method_return(message, "oay", (CONTEXT, b"1234")))
        elif member == "ProcessKeyEvent":
            key, _, _, is_release, _ = message.body
            if key == ord("x"):
                continue  # hangs
            is_used = not is_release and (chr(key).isalpha() or (key == SPACE and bool(typed)))
            if is_used and key == SPACE:
                emitter = DBusAddress(CONTEXT, interface=INTERFACE)
                connection.send(new_signal(emitter, "CommitString", "s", ("你好" if typed == "nihao" else typed,)))
                typed = ""
            elif is_used:
                typed += chr(key)
            connection.send(new_method_return(message, "b", (is_used,)))
        else:
            connection.send(new_method_return(message))


main()
