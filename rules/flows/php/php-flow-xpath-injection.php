<?php
$name = $_GET['name'];
$xml = simplexml_load_file('/srv/users.xml');
// ruleid: php-flow-xpath-injection
$users = $xml->xpath("//user[name='$name']");
$paths = new DOMXPath($document);
// ruleid: php-flow-xpath-injection
$nodes = $paths->query('//user[@id="' . $_GET['id'] . '"]');
// ok: php-flow-xpath-injection
$nodes = $paths->query('//user[@id="' . intval($_GET['id']) . '"]');
if (!ctype_alnum($name)) {
    throw new InvalidArgumentException('no name');
}
// ok: php-flow-xpath-injection
$users = $xml->xpath("//user[name='$name']");
