"""What reviews, visits, decisions and regular returns ask of one person: by a time, or at once."""

from models.asked.gathering import PAGE, WINDOW, Gathered

__all__ = ["PAGE", "WINDOW", "Gathered"]
