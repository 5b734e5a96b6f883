import ctypes


def copy(data):
    buf = ctypes.create_string_buffer(16)
    # ruleid: python-memory-copy-by-foreign-length
    ctypes.memmove(buf, data, len(data))
    # ok: python-memory-copy-by-foreign-length
    ctypes.memmove(buf, data, min(len(data), ctypes.sizeof(buf)))
    libc = ctypes.CDLL("libc.so.6")
    # ruleid: python-memory-copy-by-foreign-length
    libc.strcpy(buf, data)
    # ok: python-memory-copy-by-foreign-length
    libc.strncpy(buf, data, 15)
    return buf
