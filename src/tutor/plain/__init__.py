"""The same tutor as a conversation in lines."""
