<?php
$next = $_GET['next'] ?? '/';
// ruleid: php-flow-open-redirect
header('Location: ' . $next);

function away(Request $request): RedirectResponse
{
    // ruleid: php-flow-open-redirect
    return new RedirectResponse($request->query->get('to'));
}

// ok: php-flow-open-redirect
header('Location: /account/' . $next);
if (!in_array($next, ['/', '/account'], true)) {
    $next = '/';
}
// ok: php-flow-open-redirect
header("Location: $next");
