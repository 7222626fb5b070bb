import { create } from "@/lib/nps/public-api/create";
import { surveyRoute } from "@/lib/nps/public-api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = surveyRoute("POST", create);
