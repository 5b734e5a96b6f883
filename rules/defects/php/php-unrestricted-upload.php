<?php
function save() {
    $target = 'uploads/' . basename($_FILES['f']['name']);
    // ruleid: php-unrestricted-upload
    move_uploaded_file($_FILES['f']['tmp_name'], $target);
}
function direct() {
    // ruleid: php-unrestricted-upload
    move_uploaded_file($_FILES['a']['tmp_name'], 'up/' . $_FILES['a']['name']);
}
function checked() {
    $ext = pathinfo($_FILES['f']['name'], PATHINFO_EXTENSION);
    if (!in_array($ext, ['png', 'jpg'], true)) { return; }
    // ok: php-unrestricted-upload
    move_uploaded_file($_FILES['f']['tmp_name'], 'up/' . uniqid() . '.' . $ext);
}
function fixed() {
    // ok: php-unrestricted-upload
    move_uploaded_file($_FILES['f']['tmp_name'], 'up/photo.png');
}
