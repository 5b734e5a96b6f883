<?php
$doc = new DOMDocument();
// ruleid: php-xxe
$doc->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
// ruleid: php-xxe
$sx = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT);
// ruleid: php-xxe
libxml_disable_entity_loader(false);
// ok: php-xxe
$doc->loadXML($xml);
// ok: php-xxe
$sx = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOCDATA);
// ok: php-xxe
libxml_disable_entity_loader(true);
