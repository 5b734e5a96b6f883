<?php
$filter = '(uid=' . $_POST['user'] . ')';
// ruleid: php-ldap-injection
$r = ldap_search($conn, 'dc=example', $filter);
// ruleid: php-ldap-injection
ldap_list($conn, "ou={$_GET['ou']},dc=example", '(a=b)');
// ok: php-ldap-injection
$r = ldap_search($conn, 'dc=example', '(uid=' . ldap_escape($_POST['user'], '', LDAP_ESCAPE_FILTER) . ')');
// ok: php-ldap-injection
$r = ldap_search($conn, 'dc=example', '(uid=admin)');
