class SessionsController < ApplicationController
  def create
    # ruleid: ruby-log-injection
    logger.info("login of #{params[:user]}")
    # ruleid: ruby-log-injection
    Rails.logger.warn("bad password for " + params[:user])
    # ok: ruby-log-injection
    logger.info("login of #{params[:user].inspect}")
    # ok: ruby-log-injection
    logger.info("login")
  end
end
