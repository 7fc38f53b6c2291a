"""Records and enumerations of the area event. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("event"))
__all__ = list(_core.types_of("event"))
