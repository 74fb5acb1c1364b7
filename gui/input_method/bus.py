"""The session bus of the desktop, spoken to without waiting longer than half a second."""

from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

TIMEOUT = 0.5
"""Seconds. A key must never wait longer for anybody."""


class BusError(Exception):
    """The other side answered with an error."""


def connect(environ: Mapping[str, str]) -> DBusConnection | None:
    """A connection to the session bus, or None when this desktop has none or it does not answer."""
    address = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if not address:
        return None
    try:
        return open_dbus_connection(bus=address)
    except (OSError, ValueError, RuntimeError):  # no socket, an address that is none, refused
        return None


def has_owner(connection: DBusConnection, name: str) -> bool:
    """Whether somebody serves under this name.

    Raises:
        TimeoutError: the bus did not answer in time.
    """
    reply = connection.send_and_get_reply(message_bus.NameHasOwner(name), timeout=TIMEOUT)
    return bool(reply.body[0])


def call(connection: DBusConnection, to: DBusAddress, member: str, signature: str, body: tuple[Any, ...]) -> Any:
    """Call a method and give the body of its answer.

    Raises:
        TimeoutError: no answer in time.
        BusError: the answer was an error.
    """
    message = new_method_call(to, member, signature or None, body)
    return answer(connection.send_and_get_reply(message, timeout=TIMEOUT))


def answer(reply: Message) -> Any:
    """The body of an answer. Raises BusError when it is an error."""
    if reply.header.message_type is MessageType.error:
        raise BusError(str(reply.header.fields.get(HeaderFields.error_name)))
    return reply.body
