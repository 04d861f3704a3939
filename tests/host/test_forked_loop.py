"""An event loop that was stood still, forked, and goes on in each child by itself."""

import asyncio
import os
import threading

from tutor.host.forked_loop import ForkedLoop


# Long because parent and children run the same lines, which is what is tried.
def test_a_child_goes_on_with_what_waited_and_is_woken_by_its_own_threads_only() -> None:
    loop = ForkedLoop()
    said, says = os.pipe()

    async def learner(number: int) -> None:
        woken = asyncio.Event()
        threading.Timer(0.05 * number, lambda: loop.call_soon_threadsafe(woken.set)).start()
        async with asyncio.timeout(20):
            await woken.wait()
        reading, writing = os.pipe()
        came = asyncio.Event()
        loop.add_reader(reading, came.set)
        os.write(writing, b"x")
        await came.wait()
        os.write(says, str(number).encode())

    def fork() -> None:
        for number in range(1, 4):
            if os.fork() == 0:
                loop.go_on()
                chosen.set_result(number)
                return
        chosen.set_result(0)

    async def main() -> None:
        loop.call_soon(fork)
        if (number := await chosen) == 0:
            return
        code = 1
        try:
            await learner(number)
            code = 0
        finally:
            os._exit(code)

    chosen: asyncio.Future[int] = loop.create_future()
    loop.run_until_complete(main())
    loop.close()
    codes = [os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(3)]
    assert codes == [0, 0, 0]
    assert sorted(os.read(said, 10)) == sorted(b"123")
    os.close(said)
    os.close(says)
