class SessionsController < ApplicationController
  def create
    # ruleid: ruby-open-redirect
    redirect_to params[:return_to]
    target = params[:next] || root_path
    # ruleid: ruby-open-redirect
    redirect_to target, status: 303
    # ok: ruby-open-redirect
    redirect_to user_path(params[:id])
    # ok: ruby-open-redirect
    redirect_to url_from(params[:next]) || root_path
    # ok: ruby-open-redirect
    redirect_to "/users/#{params[:id]}"
  end
end
