"""Records and enumerations of the area complaint. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("complaint"))
__all__ = list(_core.types_of("complaint"))
