"""What the tutor says seldom: each sentence where it belongs, and no words where nothing is known."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.tutoring.small_catalogues import SMALL, a_test, course_of, kept

from tutor.course.loading import find_content, load_course
from tutor.learner import changes
from tutor.learner.progress import Answer, Certificate, Letter, LetterMark, Progress
