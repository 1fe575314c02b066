package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.MaintenanceWindowSpec;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.Parsed;
import com.example.postgres.syntax.TimeZoneName;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules are valid, and time zones exist.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">CronJob: schedule</a>
 */
final class ScheduleRule implements Rule {

    @Override
    public void check(RuleContext context) {
        BackupSpec backup = context.spec().backup();
        if (backup != null) {
            FieldPath path = RuleContext.SPEC.field("backup");
            checkSchedule(path.field("schedule"), backup.schedule(), context);
            checkTimeZone(path.field("timeZone"), backup.timeZone(), context);
            if (backup.verify() != null) {
                checkSchedule(
                        path.field("verify").field("schedule"), backup.verify().schedule(), context);
            }
        }
        List<MaintenanceWindowSpec> windows = context.spec().maintenanceWindows();
        for (int i = 0; i < windows.size(); i++) {
            FieldPath path = RuleContext.SPEC.field("maintenanceWindows").index(i);
            checkSchedule(path.field("schedule"), windows.get(i).schedule(), context);
            checkTimeZone(path.field("timeZone"), windows.get(i).timeZone(), context);
        }
    }

    private static void checkSchedule(FieldPath path, Parsed<CronSchedule> schedule, RuleContext context) {
        schedule.problem().ifPresent(problem -> context.invalid(path, "schedule.cron", schedule.text(), problem));
    }

    private static void checkTimeZone(FieldPath path, @Nullable String text, RuleContext context) {
        if (text != null) {
            TimeZoneName.problem(text).ifPresent(problem -> context.invalid(path, "schedule.timeZone", text, problem));
        }
    }
}
