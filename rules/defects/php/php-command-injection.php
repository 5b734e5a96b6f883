<?php
// ruleid: php-command-injection
system('ping -c 1 ' . $_GET['host']);
$dir = $_POST['dir'];
// ruleid: php-command-injection
$out = shell_exec("ls $dir");
// ruleid: php-command-injection
$list = `ls $dir`;
// ruleid: php-command-injection
exec($_REQUEST['cmd'], $lines);
// ok: php-command-injection
system('ping -c 1 ' . escapeshellarg($_GET['host']));
// ok: php-command-injection
exec('uptime', $lines);
// ok: php-command-injection
shell_exec('kill ' . intval($_GET['pid']));
// ok: php-command-injection
$ch = curl_exec($handle);
