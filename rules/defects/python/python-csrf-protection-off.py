from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask

app = Flask(__name__)
# ruleid: python-csrf-protection-off
app.config["WTF_CSRF_ENABLED"] = False
# ok: python-csrf-protection-off
app.config["WTF_CSRF_ENABLED"] = True


# ruleid: python-csrf-protection-off
@csrf_exempt
def pay(request):
    return None


# ok: python-csrf-protection-off
@csrf_protect
def pay2(request):
    return None


# ok: python-csrf-protection-off
@csrf_exempt
def payment_webhook(request):
    return take(request)


# ok: python-csrf-protection-off
@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(login_not_required, name="dispatch")
class TokenView(View):
    pass
