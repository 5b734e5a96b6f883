import formats

import shop.cart as cart

print(formats, cart)
