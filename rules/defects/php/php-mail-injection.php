<?php
$from = $_POST['email'];
// ruleid: php-mail-injection
mail('me@example.com', 'Contact', $_POST['text'], 'From: ' . $from);
// ruleid: php-mail-injection
mail($_POST['to'], 'Hello', 'text');
// ruleid: php-mail-injection
mail('me@example.com', $_GET['subject'], 'text');
// ok: php-mail-injection
mail('me@example.com', 'Contact', $_POST['text']);
$checked = filter_var($_POST['email'], FILTER_VALIDATE_EMAIL);
// ok: php-mail-injection
mail('me@example.com', 'Contact', 'text', 'From: ' . $checked);
