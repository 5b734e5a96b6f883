module "a" {
  # ruleid: terraform-module-not-pinned
  source = "git::https://example.org/vpc.git"
}
module "b" {
  # ruleid: terraform-module-not-pinned
  source = "github.com/example/vpc?ref=master"
}
module "c" {
  # ok: terraform-module-not-pinned
  source = "git::https://example.org/vpc.git?ref=v1.2.0"
}
module "d" {
  # ok: terraform-module-not-pinned
  source = "./modules/vpc"
}
