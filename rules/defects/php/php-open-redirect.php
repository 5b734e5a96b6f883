<?php
// ruleid: php-open-redirect
header('Location: ' . $_GET['url']);
$next = $_POST['next'];
// ruleid: php-open-redirect
header("Location: $next");
function go($request) {
    // ruleid: php-open-redirect
    return redirect($request->input('to'));
}
// ok: php-open-redirect
header('Location: /home.php');
// ok: php-open-redirect
header('Location: /item.php?id=' . urlencode($_GET['id']));
// ok: php-open-redirect
header('Location: /item.php?id=' . $_GET['id']);
// ok: php-open-redirect
header('X-Name: ' . $_GET['name']);
