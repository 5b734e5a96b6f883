import asyncio


async def f(task):
    # ruleid: python-coroutine-not-awaited
    asyncio.sleep(1)
    # ruleid: python-coroutine-not-awaited
    asyncio.wait_for(task, 3)
    # ok: python-coroutine-not-awaited
    await asyncio.sleep(1)
    # ok: python-coroutine-not-awaited
    asyncio.create_task(task)
    # ok: python-coroutine-not-awaited
    return asyncio.sleep(1)
