<?php
$name = $_POST['name'];
// ruleid: php-flow-ldap-injection
$found = ldap_search($link, 'dc=example', '(uid=' . $name . ')');
$filter = sprintf('(&(uid=%s)(mail=%s))', $name, $_POST['mail']);
// ruleid: php-flow-ldap-injection
$found = ldap_list($link, 'dc=example', $filter);
// ok: php-flow-ldap-injection
$found = ldap_search($link, 'dc=example', '(uid=' . ldap_escape($name, '', LDAP_ESCAPE_FILTER) . ')');
// ok: php-flow-ldap-injection
$found = ldap_search($link, 'dc=example', '(uid=' . (int) $name . ')');
