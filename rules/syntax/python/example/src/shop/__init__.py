"""A shop."""

from .cart import Cart
from .prices import *
