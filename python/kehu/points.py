"""Records and enumerations of the area points. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("points"))
__all__ = list(_core.types_of("points"))
