/// <reference path="../types/globals.d.ts" />
import React from "react";
import { Button } from "@shop/ui";
import { primary } from "@shop/ui/buttons/primary";
import logo from "./logo.svg?url";
import "./style.css";
import { title } from "@/title";

const Home = React.lazy(() => import("@/pages/home"));
export const app = [Button, primary, logo, title, Home, import.meta.env];
