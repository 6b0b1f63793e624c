"""Sets the pack of tests/bench/pack.rs with Typst, as often as asked, and says what it took."""

import os
import resource
import sys
import time

import typst

data, output, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
here = os.path.dirname(os.path.abspath(__file__))
times = []
for _ in range(rounds):
    start = time.monotonic()
    typst.compile(
        os.path.join(here, "pack.typ"),
        output=output,
        root="/",
        font_paths=[os.path.join(here, "../../../assets/face")],
        ignore_system_fonts=True,
        sys_inputs={"data": os.path.abspath(data)},
    )
    times.append((time.monotonic() - start) * 1000)
times.sort()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
size = os.path.getsize(output) / 1e6
print(f"Typst {typst.__version__ if hasattr(typst, '__version__') else ''}: {times[len(times) // 2]:.0f} ms, {size:.1f} MB file, {memory} MB memory")
