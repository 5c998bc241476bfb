"""32-bit floats in answers."""

from struct import Struct

_FLOAT32 = Struct("f")


def float32_json(value: float) -> float:
    """The number with the fewest digits that is the same 32-bit float, as Qdrant prints it.

    The engine hands over 32-bit floats widened to 64 bits, where 0.1 reads 0.10000000149011612.
    """
    for digits in (6, 7, 8):
        shorter = float(f"{value:.{digits}g}")
        if _FLOAT32.unpack(_FLOAT32.pack(shorter))[0] == value:
            return shorter
    return float(f"{value:.9g}")
