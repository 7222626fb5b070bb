-- Counters of limits are counted anew after a crash; meanwhile no count waits for the disk.
ALTER TABLE "limits" SET UNLOGGED;
