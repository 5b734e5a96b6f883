<?php
$from = $_POST['from'];
// ruleid: php-flow-mail-injection
mail('office@example.org', 'Question', $_POST['text'], 'From: ' . $from);
$headers = "Reply-To: {$from}\r\n";
// ruleid: php-flow-mail-injection
mail('office@example.org', 'Question', 'Text', $headers);
// ok: php-flow-mail-injection
mail('office@example.org', 'Question', $_POST['text'], 'From: ' . str_replace(["\r", "\n"], '', $from));
if (!filter_var($from, FILTER_VALIDATE_EMAIL)) {
    exit;
}
// ok: php-flow-mail-injection
mail('office@example.org', 'Question', 'Text', 'From: ' . $from);
