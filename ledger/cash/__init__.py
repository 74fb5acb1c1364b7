"""党费账簿: money in and out of an organisation, its balance, what is to be handed up. Pure; rules in docs/dues.md."""
