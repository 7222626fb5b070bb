import { create } from "@/lib/survey/create";
import { surveyRoute } from "@/lib/survey/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = surveyRoute("POST", create);
