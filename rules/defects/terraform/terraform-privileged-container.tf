resource "kubernetes_pod" "a" {
  spec {
    # ruleid: terraform-privileged-container
    host_network = true
    container {
      security_context {
        # ruleid: terraform-privileged-container
        privileged = true
      }
    }
  }
}
resource "docker_container" "b" {
  # ruleid: terraform-privileged-container
  privileged = true
}
resource "docker_container" "c" {
  # ok: terraform-privileged-container
  privileged = false
}
resource "kubernetes_pod" "d" {
  spec {
    # ok: terraform-privileged-container
    host_network = false
  }
}
