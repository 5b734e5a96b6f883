resource "aws_eks_cluster" "a" {
  vpc_config {
    # ruleid: terraform-public-cluster
    public_access_cidrs = ["0.0.0.0/0"]
  }
}
resource "google_container_cluster" "b" {
  master_authorized_networks_config {
    cidr_blocks {
      # ruleid: terraform-public-cluster
      cidr_block = "0.0.0.0/0"
    }
  }
}
resource "aws_eks_cluster" "c" {
  # ok: terraform-public-cluster
  vpc_config {
    endpoint_public_access = true
    public_access_cidrs    = ["198.51.100.0/24"]
  }
}
resource "google_container_cluster" "d" {
  # ok: terraform-public-cluster
  enable_legacy_abac = false
}
