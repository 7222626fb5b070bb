import { channels } from "@/lib/survey/endpoints";
import { surveyRoute } from "@/lib/survey/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = surveyRoute("GET", channels);
