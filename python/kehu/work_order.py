"""Records and enumerations of the area work_order. Made by scripts/python_api.py; not to be edited."""

from kehu import _core

globals().update(_core.types_of("work_order"))
__all__ = list(_core.types_of("work_order"))
