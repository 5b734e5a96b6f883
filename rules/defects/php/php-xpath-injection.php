<?php
$name = $_POST['name'];
// ruleid: php-xpath-injection
$nodes = $xpath->query("//user[name='$name']");
// ruleid: php-xpath-injection
$list = $xml->xpath("//item[@id='" . $_GET['id'] . "']");
// ok: php-xpath-injection
$nodes = $xpath->query('//user');
// ok: php-xpath-injection
$list = $xml->xpath('//item[' . intval($_GET['n']) . ']');
