provider "vsphere" {
  # ruleid: terraform-certificate-not-checked
  allow_unverified_ssl = true
}
provider "kubernetes" {
  # ruleid: terraform-certificate-not-checked
  insecure = true
}
provider "kubernetes" {
  alias                  = "b"
  # ok: terraform-certificate-not-checked
  insecure               = false
}
provider "vsphere" {
  alias                = "c"
  # ok: terraform-certificate-not-checked
  allow_unverified_ssl = var.lab
}
