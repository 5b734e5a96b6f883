import asyncio


async def f(work):
    # ruleid: python-task-not-kept
    asyncio.create_task(work())
    # ok: python-task-not-kept
    task = asyncio.create_task(work())
    # ruleid: python-task-not-kept
    asyncio.ensure_future(work())
    # ok: python-task-not-kept
    await asyncio.create_task(work())
    await task
