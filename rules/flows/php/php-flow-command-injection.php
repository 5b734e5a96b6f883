<?php
function sizeOf(string $folder): string
{
    // ruleid: php-flow-command-injection
    return (string) shell_exec('du -sh ' . $folder);
}

echo strlen(sizeOf($_POST['folder']));
$host = $_GET['host'];
// ruleid: php-flow-command-injection
$lines = `ping -c 1 $host`;
// ok: php-flow-command-injection
exec('ping -c 1 ' . escapeshellarg($host), $lines);
if (!preg_match('/^[a-z0-9.]{1,60}$/D', $host)) {
    throw new InvalidArgumentException('no host');
}
// ok: php-flow-command-injection
system("ping -c 1 $host");
// ok: php-flow-command-injection
$process = new Process(['ping', $_GET['other']]);
