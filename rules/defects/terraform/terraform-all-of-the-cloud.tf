resource "google_project_iam_member" "a" {
  # ruleid: terraform-all-of-the-cloud
  role = "roles/owner"
}
resource "google_compute_instance" "b" {
  service_account {
    # ruleid: terraform-all-of-the-cloud
    scopes = ["cloud-platform"]
  }
}
resource "google_project_iam_member" "c" {
  # ok: terraform-all-of-the-cloud
  role = "roles/storage.objectViewer"
}
resource "google_compute_instance" "d" {
  service_account {
    # ok: terraform-all-of-the-cloud
    scopes = ["storage-ro"]
  }
}
