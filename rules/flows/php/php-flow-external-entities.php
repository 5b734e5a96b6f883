<?php
$text = file_get_contents('php://input');
$document = new DOMDocument();
// ruleid: php-flow-external-entities
$document->loadXML($text, LIBXML_NOENT | LIBXML_DTDLOAD);
// ruleid: php-flow-external-entities
$order = simplexml_load_string($_POST['order'], 'SimpleXMLElement', LIBXML_NOENT);
// ok: php-flow-external-entities
$document->loadXML($text, LIBXML_NONET);
// ok: php-flow-external-entities
$document->loadXML('<a/>', LIBXML_NOENT);
