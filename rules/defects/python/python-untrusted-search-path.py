import ctypes
import os
import sys
from pathlib import Path

# ruleid: python-untrusted-search-path
sys.path.insert(0, ".")
# ok: python-untrusted-search-path
sys.path.insert(0, str(Path(__file__).parent))
# ruleid: python-untrusted-search-path
lib = ctypes.CDLL("/tmp/libx.so")
# ok: python-untrusted-search-path
lib2 = ctypes.CDLL("libc.so.6")
# ruleid: python-untrusted-search-path
os.environ["PATH"] = ".:" + os.environ["PATH"]
