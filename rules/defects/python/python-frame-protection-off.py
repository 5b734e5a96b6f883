from django.views.decorators.clickjacking import xframe_options_deny, xframe_options_exempt


# ruleid: python-frame-protection-off
@xframe_options_exempt
def pay(request):
    return None


# ok: python-frame-protection-off
@xframe_options_deny
def pay2(request):
    return None


# ruleid: python-frame-protection-off
X_FRAME_OPTIONS = "ALLOWALL"
# ok: python-frame-protection-off
X_FRAME_OPTION = "DENY"
