"""What makes a process cheap to fork from: its children share every page that neither they nor it writes to.

A child writes in two ways that nobody sees. It makes new objects in the holes between old ones, and it counts the
references to each object that it as much as looks at. Against the first all holes are filled beforehand. Against the
second, Python 3.12 and 3.13 know objects whose references are not counted (PEP 683, "immortal"): all that is there
becomes such. Older Pythons count, so that a learner takes about twice as much memory (docs/workshops.md).
"""

import ctypes
import gc
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterable
from types import CodeType

_POOL = 16 * 1024
_POOL_HEAD = 48
"Bytes: Python's own allocator hands out blocks of one size from a pool, behind its head (Objects/obmalloc.c)."
_STEP, _LARGEST = 16, 512
_MOST_OF_ONE_SIZE = 200_000
_COUNTING = 64
"One block in so many of a pool may be taken by the numbers that are counted with meanwhile."
_BYTES_HEAD = 33
_COUNTED = 1 << 30
"No object has so many references that are counted."

_filling: list[object] = []


def settle() -> None:
    """Make all that is there now ready to be shared. Call it while there is one thread; costs about a second once.

    What is there is never freed again where it is no longer counted; what has to be closed must be closed by name.
    """
    gc.collect()
    fill_holes()
    count_no_more()
    gc.freeze()


def fill_holes() -> None:
    """Have the next objects of any size lie in pools of their own, and not between those that are there."""
    for size in range(_STEP, _LARGEST + 1, _STEP):
        blocks = (_POOL - _POOL_HEAD) // size
        taken: Counter[int] = Counter()
        for number in range(_MOST_OF_ONE_SIZE):
            one = _object_of(size, number)
            _filling.append(one)
            pool = id(one) // _POOL
            taken[pool] += 1
            if taken[pool] >= blocks - blocks // _COUNTING:
                # A whole pool was empty: Python begins one only where no other has room.
                break


def _object_of(size: int, number: int) -> object:
    if size == _STEP:
        return object()
    if size == 2 * _STEP:
        return complex(number)
    return bytes(size - _BYTES_HEAD)


def can_stop_counting() -> bool:
    """Whether this Python has objects that are not counted, laid out as is known of 3.12 and 3.13."""
    return (
        sys.implementation.name == "cpython"
        and sys.version_info[:2] in ((3, 12), (3, 13))
        and sys.maxsize > 1 << 32
        and sys.byteorder == "little"
        and not sysconfig.get_config_var("Py_GIL_DISABLED")
        and not hasattr(sys, "gettotalrefcount")
        and sys.getrefcount(None) > _COUNTED
    )


def count_no_more() -> int:
    """Stop counting references to all objects that are there; how many were counted until now.

    They stay to the end, as those of a mounted tutor do anyway. What comes later is counted as ever.
    """
    if not can_stop_counting():
        return 0
    gc.unfreeze()
    # As it is written in None, which is never counted.
    uncounted = _count_of(None).value
    stopped = 0
    waiting: Iterable[object] = gc.get_objects()
    while fresh := {id(one): one for one in waiting if sys.getrefcount(one) < _COUNTED}:
        for one in fresh.values():
            _count_of(one).value = uncounted
        stopped += len(fresh)
        waiting = [*gc.get_referents(*fresh.values()), *_parts_of_code(fresh.values())]
    return stopped


def _count_of(one: object) -> ctypes.c_uint32:
    """The count itself: the first four bytes of every object."""
    return ctypes.c_uint32.from_address(id(one))


def _parts_of_code(objects: Iterable[object]) -> Iterable[object]:
    """What a code object holds, which the garbage collector knows nothing of."""
    for one in objects:
        if isinstance(one, CodeType):
            parts = (one.co_consts, one.co_names, one.co_linetable, one.co_exceptiontable)
            yield from (*parts, one.co_filename, one.co_name, one.co_qualname, *one.co_consts, *one.co_names)
