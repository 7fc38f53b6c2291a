"""Records and enumerations of the area care. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("care"))
__all__ = list(_core.types_of("care"))
