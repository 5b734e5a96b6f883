import asyncio
import time


async def f():
    # ruleid: python-async-sleep-blocks
    time.sleep(1)
    # ok: python-async-sleep-blocks
    await asyncio.sleep(1)


def g():
    # ok: python-async-sleep-blocks
    time.sleep(1)


async def h(n):
    while n:
        # ruleid: python-async-sleep-blocks
        time.sleep(n)
