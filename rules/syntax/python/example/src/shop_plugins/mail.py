from shop import Cart

from .base import Plugin


class Mail(Plugin):
    cart = Cart
