"""支部台账. Without a command the window opens; with one, a single operation runs without any screen."""

from commands import cli

if __name__ == "__main__":
    cli()
