"""How fast letters are read, in processor time: 2,000 characters (aim 30 ms), a megabyte (aim 2 s), the first.

python -m benchmarks.letters.speed
"""

import statistics
import time
import tracemalloc

from benchmarks.letters.scores import letter_guide
from benchmarks.letters.written import HALVES, written_letters

from tutor.tutoring.letter_reading import read_letter


def main() -> None:
    begin = time.process_time()
    the_guide = letter_guide()
    loaded = time.process_time()
    read_letter("Your registration was not approved.", the_guide)
    first = time.process_time()
    print(f"guide loaded in {(loaded - begin) * 1000:.0f} ms, first reading {(first - loaded) * 1000:.0f} ms")
    some = [letter.text for half in HALVES for letter in written_letters(half)]
    texts = ["\n".join(some[at:])[:2000] for at in range(0, len(some) - 30, 7)]
    times = []
    for text in texts:
        begin = time.process_time()
        read_letter(text, the_guide)
        times.append((time.process_time() - begin) * 1000)
    print(f"2,000 characters: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")
    for name, filler in (("letters", "\n".join(some)), ("nonsense", "xqzvb wrtpl gnrml "), ("one word", "a")):
        text = (filler * (1_000_000 // len(filler) + 1))[:1_000_000]
        begin = time.process_time()
        read_letter(text, the_guide)
        seconds = time.process_time() - begin
        tracemalloc.start()
        read_letter(text, the_guide)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"1 MB of {name}: {seconds * 1000:.0f} ms, at most {peak:.1f} MB more memory")


if __name__ == "__main__":
    main()
