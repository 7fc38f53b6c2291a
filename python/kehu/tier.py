"""Records and enumerations of the area tier. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("tier"))
__all__ = list(_core.types_of("tier"))
