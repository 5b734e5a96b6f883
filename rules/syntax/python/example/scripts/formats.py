import json

from ...elsewhere import nothing
